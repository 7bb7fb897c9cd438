internal import ArgumentParser

/// `onsale tx`: the global transactions, above all those that are stuck.
struct TransactionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tx", abstract: "Look at global transactions and push stuck ones.",
    discussion: """
      EXAMPLES
        onsale tx list                    those that are still open
        onsale tx inspect settle-…        every branch with its attempts and last error
        onsale tx retry settle-…          ask the unfinished branches again now
      With --output json every line is one object.
      """,
    subcommands: [List.self, Inspect.self, Retry.self])
}

extension TransactionCommand {
  /// The registry name of the coordinator.
  private static let service = "transaction"

  fileprivate static func run(
    _ options: ConnectionOptions,
    _ verb: @escaping @Sendable (TransactionVerbs) async throws -> String
  ) async throws {
    let output = options.output
    try await RemoteCluster.run(options) { cluster, namespace in
      let coordinator = try await cluster.channel(to: service, namespace: namespace)
      let text = try await verb(TransactionVerbs(coordinator, output: output))
      if !text.isEmpty { Terminal.line(text) }
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List open transactions, newest first.",
      discussion: "EXAMPLE  onsale tx list --all --limit 20")
    @Flag(help: "Also those that have ended and are still kept.") var all = false
    @Option(help: "At most so many, 1 to 10000.") var limit: Int = 100
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
      guard (1...10_000).contains(limit) else {
        throw ValidationError("--limit \(limit): must be between 1 and 10000")
      }
    }

    func run() async throws {
      try await TransactionCommand.run(connection) { [all, limit] in
        try await $0.list(all: all, limit: limit)
      }
    }
  }

  struct Inspect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show one transaction with its branches.",
      discussion: "EXAMPLE  onsale tx inspect settle-…")
    @Argument(help: "The xid.") var xid: String
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
      try await TransactionCommand.run(connection) { [xid] in try await $0.inspect(xid) }
    }
  }

  struct Retry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Ask the unfinished branches of a transaction again now.",
      discussion: "EXAMPLE  onsale tx retry settle-…")
    @Argument(help: "The xid.") var xid: String
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
      try await TransactionCommand.run(connection) { [xid] in try await $0.retry(xid) }
    }
  }
}
