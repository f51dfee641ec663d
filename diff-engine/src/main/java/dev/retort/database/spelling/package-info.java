/** How the server spells expressions and types: it is asked by way of EXPLAIN. */
package dev.retort.database.spelling;
