// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import java.util.Optional;

/**
 * What a venue answered to a GET.
 *
 * @param status the HTTP status
 * @param body the whole body, as text
 * @param date the {@code Date} header as it came: the venue's clock, in whole seconds
 * @param stored whether it comes from a store on the way and may be old
 */
public record RestAnswer(int status, String body, Optional<String> date, boolean stored) {}
