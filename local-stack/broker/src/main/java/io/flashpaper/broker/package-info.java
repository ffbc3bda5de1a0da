/**
 * One Kafka node, broker and controller in one, for a laptop or a test: real topics, transactions
 * and consumer groups without Docker.
 *
 * <p>Always a process of its own, started by the local stack: its Kafka release is newer than the
 * services' client, and the two must not meet on one class path. It knows nothing of Flashpaper's
 * topics; whoever starts it creates them.
 */
@NullMarked
package io.flashpaper.broker;

import org.jspecify.annotations.NullMarked;
