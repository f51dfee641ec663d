/** The way in for an application, and what all of Retort shares: how it says no, and guesses. */
package dev.retort;
