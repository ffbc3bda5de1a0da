/**
 * The messages' one home: each topic, its key, and the JSON of what it carries.
 *
 * <p>A message is a JSON object that begins with its {@code type}. Readers ignore fields they do
 * not know, so a new field never breaks an old reader; a missing or ill-typed field is refused with
 * its name. Prices, money and counts are decimal strings on the wire. Stateless: safe on any
 * thread.
 */
@NullMarked
package io.flashpaper.tape;

import org.jspecify.annotations.NullMarked;
