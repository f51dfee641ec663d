/**
 * Which of several things comes first. In: tables, types or operations, and the schemas before and
 * after. Out: the same, each after what it depends on.
 */
package dev.retort.diff.order;
