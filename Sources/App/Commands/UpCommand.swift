internal import ArgumentParser
internal import Composition

/// `onsale up`: the whole platform on this machine.
struct UpCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "up", abstract: "Run the whole platform on this machine.",
    discussion: """
      EXAMPLE  onsale up --port 8080 --data ./onsale-data
      Everything runs in one process on embedded stores; the sandbox payment provider is a child of it. The
      first start makes keys, certificates and demo data. Stop with Ctrl-C.
      """)

  @Option(help: "The gateway's port; 0 lets the kernel pick.") var port: Int?
  @Flag(help: "Run each role as a process of its own, with mutual TLS between them.")
  var processes = false
  @Flag(help: "Make no demo data.") var noDemo = false
  @Flag(help: .hidden) var stopWithInput = false
  @OptionGroup var options: ConfigurationOptions

  func run() async throws {
    var flags: [String: String] = [:]
    if let port { flags["gateway.port"] = String(port) }
    let configuration = try options.configuration(flags)
    let stop = StopRequest(endsWithInput: stopWithInput)
    try await Platform.run(
      configuration, separateProcesses: processes, demo: !noDemo, stop: stop,
      say: { Terminal.line($0) })
  }
}

/// `onsale serve`: one role in this process.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Run one role of the platform in this process.",
    discussion: """
      EXAMPLE  onsale serve --role inventory --data ./onsale-data --set rpc.registry=127.0.0.1:8848
      The role finds the others through the registry, and announces itself there.
      """)

  @Option(help: "One of \(Role.allCases.map(\.rawValue).joined(separator: ", ")).") var role: String
  @Flag(help: .hidden) var stopWithInput = false
  @Option(help: .hidden) var takeover = PortTakeover.none.rawValue
  @OptionGroup var options: ConfigurationOptions

  func run() async throws {
    guard let role = Role(rawValue: role) else {
      throw CommandFailure(
        .usage,
        "--role \(role): must be one of \(Role.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    let configuration = try options.configuration()
    let stop = StopRequest(endsWithInput: stopWithInput)
    guard let takeover = PortTakeover(rawValue: takeover) else {
      throw CommandFailure(.usage, "--takeover \(takeover): none, allowed or takes")
    }
    try await SingleRole.run(
      role, configuration, takeover: takeover, stop: stop, say: { Terminal.line($0) })
  }
}

/// `onsale sandbox-provider`: the payment provider for development and drills.
struct SandboxProviderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox-provider",
    abstract: "Run the sandbox payment provider, which speaks Alipay's open API.",
    discussion: """
      EXAMPLE  onsale sandbox-provider --port 8081 --data ./onsale-data
      It keeps books of its own in DATA/sandbox.sqlite and has a page where a person pays or refuses.
      """)

  @Option(help: "The port; 0 lets the kernel pick.") var port: Int?
  @Flag(help: .hidden) var stopWithInput = false
  @OptionGroup var options: ConfigurationOptions

  func run() async throws {
    var flags: [String: String] = [:]
    if let port { flags["sandbox.port"] = String(port) }
    let configuration = try options.configuration(flags)
    let stop = StopRequest(endsWithInput: stopWithInput)
    try await SandboxHost.run(configuration, stop: stop, say: { Terminal.line($0) })
  }
}
