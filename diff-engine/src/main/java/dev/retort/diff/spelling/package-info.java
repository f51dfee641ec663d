/**
 * The desired schema in the database's own words. In: both schemas and a server to ask. Out: the
 * desired schema, with the text and the generated name that the database has wherever both mean the
 * same, so that plain equality can compare the two.
 */
package dev.retort.diff.spelling;
