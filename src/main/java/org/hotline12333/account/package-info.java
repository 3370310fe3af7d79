/**
 * Those who operate, and how they prove it. In come names, passwords, codes and tokens; out come
 * sessions and outcomes, each with its row of the audit. Begin with Accounts.
 */
@NullMarked
package org.hotline12333.account;

import org.jspecify.annotations.NullMarked;
