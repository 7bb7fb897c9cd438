internal import ArgumentParser

/// `onsale registry`: who is there, and what operators may do about it.
struct RegistryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "registry", abstract: "Look at the registry and steer what it lists.",
    discussion: """
      EXAMPLES
        onsale registry services
        onsale registry instances order --output json
        onsale registry drain order-1            calls in flight go on; `--resume` puts it back
      With --output json every line is one object.
      """,
    subcommands: [
      Services.self, Instances.self, Describe.self, Resolve.self, Watch.self, SetWeight.self,
      Drain.self, Evict.self, ServiceConfiguration.self,
    ])
}

extension RegistryCommand {
  /// Runs one verb and prints what it says.
  fileprivate static func run(
    _ options: ConnectionOptions, _ verb: @escaping @Sendable (RegistryVerbs) async throws -> String
  ) async throws {
    let output = options.output
    try await RemoteCluster.run(options) { cluster, namespace in
      let text = try await verb(
        RegistryVerbs(cluster.registry, namespace: namespace, output: output))
      if !text.isEmpty { Terminal.line(text) }
    }
  }

  struct Services: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the services.", discussion: "EXAMPLE  onsale registry services")
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
      try await RegistryCommand.run(connection) { try await $0.services() }
    }
  }

  struct Instances: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the instances of one service, or of all.",
      discussion: "EXAMPLE  onsale registry instances order")
    @Argument(help: "The service; all when left out.") var service: String = ""
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
      try await RegistryCommand.run(connection) { [service] in try await $0.instances(of: service) }
    }
  }

  struct Describe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show everything known of one instance.",
      discussion: "EXAMPLE  onsale registry describe order-1")
    @Argument(help: "The instance id.") var instance: String
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
      try await RegistryCommand.run(connection) { [instance] in try await $0.describe(instance) }
    }
  }

  struct Resolve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show the instances that take calls now.",
      discussion: "EXAMPLE  onsale registry resolve order")
    @Argument(help: "The service.") var service: String
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
      try await RegistryCommand.run(connection) { [service] in try await $0.resolve(service) }
    }
  }

  struct Watch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Follow the list of a service: at once, then after every change.",
      discussion: "EXAMPLE  onsale registry watch order")
    @Argument(help: "The service.") var service: String
    @Option(help: "End after so many lists.") var count: Int?
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
      try await RegistryCommand.run(connection) { [service, count] verbs in
        try await verbs.watch(service, count: count) { Terminal.line($0) }
        return ""
      }
    }
  }

  struct SetWeight: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "set-weight", abstract: "Set an instance's share of the calls.",
      discussion: "EXAMPLE  onsale registry set-weight order-1 50")
    @Argument(help: "The instance id.") var instance: String
    @Argument(help: "0 to 10000; 100 is usual, 0 gets no calls.") var weight: UInt32
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
      try await RegistryCommand.run(connection) { [instance, weight] in
        try await $0.setWeight(instance, to: weight)
      }
    }
  }

  struct Drain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take an instance out of rotation; calls in flight go on.",
      discussion: "EXAMPLE  onsale registry drain order-1   (and back: --resume)")
    @Argument(help: "The instance id.") var instance: String
    @Flag(help: "Put it back into rotation.") var resume = false
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
      try await RegistryCommand.run(connection) { [instance, resume] in
        try await $0.drain(instance, resume: resume)
      }
    }
  }

  struct Evict: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "End an instance's lease now.", discussion: "EXAMPLE  onsale registry evict order-1"
    )
    @Argument(help: "The instance id.") var instance: String
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
      try await RegistryCommand.run(connection) { [instance] in try await $0.evict(instance) }
    }
  }

  struct ServiceConfiguration: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "service-config",
      abstract: "Show or set how clients call a service: time-outs, retries, balancing.",
      discussion: """
        EXAMPLES
          onsale registry service-config order
          onsale registry service-config order '{"loadBalancingConfig": [{"round_robin": {}}]}'
        Clients take it over at once. The keys are in docs/operation.md.
        """)
    @Argument(help: "The service.") var service: String
    @Argument(help: "The config as JSON; shows the present one when left out.") var text: String?
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
      try await RegistryCommand.run(connection) { [service, text] in
        try await $0.serviceConfig(of: service, put: text)
      }
    }
  }
}
