/** The dialplan as data: menus, forms, the contracts of services, the checker. */
@NullMarked
package org.hotline12333.dialog;

import org.jspecify.annotations.NullMarked;
