/** The demo people of docs/demo-people.md, for a store that is empty. Begin with DemoPeople. */
@NullMarked
package org.hotline12333.insurance.demo;

import org.jspecify.annotations.NullMarked;
