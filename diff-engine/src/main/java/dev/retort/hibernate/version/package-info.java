/**
 * What differs between the lines of Hibernate that are read: which they are, and what one of them
 * has and another has not. All of it is here, and nothing else is.
 */
package dev.retort.hibernate.version;
