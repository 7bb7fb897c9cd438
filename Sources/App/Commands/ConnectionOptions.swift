internal import ArgumentParser

/// How a verb reaches a running cluster.
struct ConnectionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The registry's address.", valueName: "host:port"))
  var registry: String = "127.0.0.1:8848"
  @Option(
    help: ArgumentHelp(
      "The platform's data; certificates are read from DIR/certs.", valueName: "dir"))
  var data: String = "./onsale-data"
  @Flag(help: "Speak plaintext HTTP/2 instead of mutual TLS.") var plaintext = false
  @Option(help: "The cluster in the identities of its services.") var cluster: String = "local"
  @Option(help: "The namespace; empty for the default one.") var namespace: String = ""
  @Option(help: "table or json.") var output: OutputFormat = .table

  /// The registry's address in its parts.
  func address() throws(CommandFailure) -> (host: String, port: Int) {
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
