internal import ArgumentParser

/// `onsale rpc`: what the roles say of their calls and connections.
struct RPCCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rpc", abstract: "Look at the calls and connections between roles.",
    discussion: """
      EXAMPLES
        onsale rpc stats                    every instance of every service
        onsale rpc stats order --output json
      With --output json every line is one object.
      """,
    subcommands: [Stats.self])

  struct Stats: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show calls by method and status, how long they take, connections and their states.",
      discussion: "EXAMPLE  onsale rpc stats order")
    @Argument(help: "The service; all when left out.") var service: String = ""
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
      let output = connection.output
      try await RemoteCluster.run(connection) { [service] cluster, namespace in
        Terminal.line(
          try await RPCVerbs(cluster, namespace: namespace, output: output).stats(service))
      }
    }
  }
}
