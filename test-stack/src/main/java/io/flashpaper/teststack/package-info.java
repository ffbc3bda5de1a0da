/**
 * A broker and databases for integration tests, in containers or as processes; and what the
 * operators' page says of metrics.
 *
 * <p>Called by tests, on their own threads: each start waits until what it starts can be used. It
 * knows no topic, table or service.
 */
@NullMarked
package io.flashpaper.teststack;

import org.jspecify.annotations.NullMarked;
