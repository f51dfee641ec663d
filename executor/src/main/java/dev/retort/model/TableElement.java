package dev.retort.model;

/** What stands between the parentheses of CREATE TABLE; its comment is allowed there as well. */
public sealed interface TableElement permits Column, Constraint, Comment {}
