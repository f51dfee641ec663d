/** What depends on things that change, and the SQL that takes it down and puts it back. */
package dev.retort.database.dependents;
