/** Who a revision is and who comes before it. Pure values: no SQL, no files. */
package dev.retort.revision;
