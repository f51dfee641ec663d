/** Operations to revision source, and revision source to classes. No database, no clock. */
package dev.retort.codegen;
