internal import ArgumentParser
internal import Composition

/// How a verb reaches a running cluster.
struct ConnectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The registry's address; rpc.registry when left out.", valueName: "host:port"))
  var registry: String?
  @Flag(help: "Speak plaintext HTTP/2 instead of mutual TLS, as rpc.plaintext does.")
  var plaintext = false
  @Option(help: "The cluster in the identities of its services; cluster.name when left out.")
  var cluster: String?
  @Option(help: "The namespace; cluster.namespace when left out.") var namespace: String?
  @Option(help: "table or json.") var output: OutputFormat = .table
  @OptionGroup var options: ConfigurationOptions

  /// The settings of every other verb, with this one's flags over them.
  func configuration() throws -> Configuration {
    var flags: [String: String] = [:]
    flags["cluster.name"] = cluster
    flags["cluster.namespace"] = namespace
    if plaintext { flags["rpc.plaintext"] = "true" }
    return try options.configuration(flags)
  }

  /// The registry's address in its parts.
  func address() throws -> (host: String, port: Int) {
    let registry = try registry ?? configuration().text("rpc.registry")
    guard let colon = registry.lastIndex(of: ":"), colon > registry.startIndex,
      let port = Int(registry[registry.index(after: colon)...]), (1...65_535).contains(port)
    else {
      throw CommandFailure(
        .usage, "--registry \(registry): write HOST:PORT with a port between 1 and 65535")
    }
    var host = String(registry[..<colon])
    // An IPv6 address stands in brackets (RFC 3986 §3.2.2).
    if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
    return (host, port)
  }
}
