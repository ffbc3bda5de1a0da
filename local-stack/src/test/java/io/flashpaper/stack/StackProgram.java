// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A stack of broker and database that runs until it is killed. */
final class StackProgram {
  private StackProgram() {}

  public static void main(String[] args) throws Exception {
    Path dataDir = Path.of(args[0]);
    LocalDatabase.start(dataDir.resolve("database"));
    Path brokerDir = dataDir.resolve("broker");
    Supervisor supervisor = Supervisor.open(brokerDir, new StackLog(List.of(), line -> {}));
    LocalBroker.start(supervisor, RepositoryLayout.find(), brokerDir);
    System.out.println("BROKER " + supervisor.process(LocalBroker.NAME).orElseThrow().pid());
    new CountDownLatch(1).await();
  }
}
