/** What all of Retort shares: its way of saying no. */
package dev.retort;
