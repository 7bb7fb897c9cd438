internal import ArgumentParser
internal import Composition
internal import JSON

/// `onsale config`: every setting, with what it is now.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show every setting: its value now, what it may be, and what it means.",
    discussion: "EXAMPLE  onsale config --config onsale.json --output json")

  @Option(help: "table or json.") var output: OutputFormat = .table
  @OptionGroup var options: ConfigurationOptions

  func run() throws {
    let configuration = try options.configuration()
    switch output {
    case .table:
      let rows = Setting.all.map { [$0.key, configuration.text($0.key), $0.allowed, $0.help] }
      Terminal.line(Table(["SETTING", "VALUE", "ALLOWED", "MEANING"], rows).text)
    case .json:
      let members = Setting.all.map {
        JSONValue.Member($0.key, Self.value($0, configuration))
      }
      Terminal.line(String(decoding: JSONValue.object(members).serialized, as: UTF8.self))
    }
  }
}

extension ConfigCommand {
  /// As it would stand in the file.
  static func value(_ setting: Setting, _ configuration: Configuration) -> JSONValue {
    switch setting.kind {
    case .integer: .number("\(configuration.integer(setting.key))")
    case .boolean: .bool(configuration.boolean(setting.key))
    case .list, .networks: .array(configuration.list(setting.key).map { .string($0) })
    case .text, .name, .host, .url, .digits, .choice, .endpoint, .listener, .source:
      .string(configuration.text(setting.key))
    }
  }
}

/// `onsale certs`: the development certificates of a cluster.
struct CertsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certs", abstract: "Make the development CA and one certificate per service.",
    discussion: """
      EXAMPLE  onsale certs --directory certs/dev
      Makes what is missing and keeps what is there. For production bring your own files in the same layout.
      """)

  @Option(help: "Where they are written.") var directory: String = "certs/dev"
  @Option(help: "The cluster in the identities spiffe://onsale/CLUSTER/SERVICE.") var cluster:
    String = "local"

  func run() throws {
    _ = try Configuration(flags: ["cluster.name": cluster], environment: [:], file: nil)
    let made = try Certificates(directory: directory).makeMissing(cluster: cluster)
    Terminal.line(
      made.isEmpty
        ? "nothing was missing in \(directory)"
        : "made \(made.joined(separator: ", ")) in \(directory)")
  }
}
