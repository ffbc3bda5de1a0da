// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a shell needs to complete our commands. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {
      "Prints a script that lets bash or zsh complete commands and options, also of",
      "./flashpaper. Put the line of your shell below in ~/.bashrc or ~/.zshrc."
    },
    footer = {
      "  source <(./flashpaper completion bash)",
      "  source <(./flashpaper completion zsh)"
    })
final class CompletionCommand implements Callable<Integer> {
  private static final String FOR_ZSH =
      """
      autoload -U +X compinit && compinit
      autoload -U +X bashcompinit && bashcompinit
      """;

  /** The shells that can be helped. */
  private enum Shell {
    BASH,
    ZSH
  }

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  private Shell shell = Shell.BASH;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    String script = AutoComplete.bash(spec.root().name(), spec.root().commandLine());
    out.print(
        switch (shell) {
          case BASH -> script;
          case ZSH -> FOR_ZSH + script;
        });
    out.flush();
    return ExitStatus.DONE.code();
  }
}
