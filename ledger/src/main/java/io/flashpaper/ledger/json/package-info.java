/**
 * The ledger's values as JSON: account states as stored, entries as published.
 *
 * <p>Any thread.
 */
@NullMarked
package io.flashpaper.ledger.json;

import org.jspecify.annotations.NullMarked;
