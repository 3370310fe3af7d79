package org.hotline12333.interpreter;

import org.hotline12333.dialog.Dialplan;
import org.hotline12333.prompt.Prompts;

/** What a call is led by: a checked dialplan, and the prompts with which it was checked. */
public record Release(Prompts prompts, Dialplan dialplan) {}
