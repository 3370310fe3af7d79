/** What a form submits to: one class for each thing the hotline can do. */
@NullMarked
package org.hotline12333.service;

import org.jspecify.annotations.NullMarked;
