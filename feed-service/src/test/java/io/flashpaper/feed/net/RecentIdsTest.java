// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentIdsTest {
  @Test
  void anIdIsNewOnceAndForgottenWhenItsPlaceIsNeeded() {
    RecentIds<Long> ids = new RecentIds<>(2);
    assertThat(ids.isNew(1L)).isTrue();
    assertThat(ids.isNew(1L)).isFalse();
    assertThat(ids.isNew(2L)).isTrue();
    assertThat(ids.isNew(3L)).isTrue();
    assertThat(ids.isNew(2L)).isFalse();
    assertThat(ids.isNew(1L)).isTrue();
  }
}
