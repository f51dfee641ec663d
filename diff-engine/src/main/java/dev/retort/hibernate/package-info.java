/**
 * Entities to {@link dev.retort.snapshot.Desired}. {@link dev.retort.hibernate.HibernateReader} and
 * what it uses run inside a class loader of their own, next to the user's Hibernate; {@link
 * dev.retort.hibernate.IsolatedReader} makes that loader and {@link
 * dev.retort.hibernate.scan.EntityScanner} looks for class names without loading anything.
 */
package dev.retort.hibernate;
