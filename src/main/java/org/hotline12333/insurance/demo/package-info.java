/**
 * The demo people of docs/demo-people.md, for a store that is empty. In comes demo-people.yaml,
 * read strictly; out come persons as an agency would deliver them, and the numbers that they key.
 * Begin with DemoPeople.
 */
@NullMarked
package org.hotline12333.insurance.demo;

import org.jspecify.annotations.NullMarked;
