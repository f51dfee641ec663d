/**
 * What is on a class path, read from class files: nothing is loaded or run. In goes a class path,
 * out come the classes that are mapped, those that an annotation marks, and the Hibernate.
 */
package dev.retort.hibernate.scan;
