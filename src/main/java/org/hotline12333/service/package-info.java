/**
 * The port to every service: what a service takes and gives (Contract), who asks (Enquirer), how
 * sure we are of whom (VerificationLevel), and fields that are read and filled. Nothing of a
 * telephone is in it, so that a page or a terminal may ask the same services. In comes a request,
 * out comes one of the contract's outcomes. Begin with ServiceDesk.
 */
@NullMarked
package org.hotline12333.service;

import org.jspecify.annotations.NullMarked;
