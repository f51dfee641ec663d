/** What all of Retort shares: its way of saying no, and of guessing what was meant. */
package dev.retort;
