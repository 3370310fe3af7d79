package org.hotline12333.account;

/** Somebody who has proved who they are, in this browser. */
public record Session(AccountName name, Role role, Token token) {}
