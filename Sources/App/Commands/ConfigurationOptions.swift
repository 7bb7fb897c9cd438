internal import ArgumentParser
internal import Composition
internal import Foundation

/// The options that every verb with a configuration takes.
struct ConfigurationOptions: ParsableArguments {
  @Option(help: "Where every store, key and certificate lives.") var data: String?
  @Option(name: .customLong("config"), help: "A JSON file of settings.") var file: String?
  @Option(
    name: .customLong("set"),
    help: "One setting, KEY=VALUE; may be repeated. `onsale config` lists them.")
  var settings: [String] = []
  @Option(help: "The least severe log line that is written.") var logLevel: String?

  /// Flags over environment over file over defaults; `more` are flags of the verb itself.
  func configuration(_ more: [String: String] = [:]) throws -> Configuration {
    var flags = more
    for setting in settings {
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw CommandFailure(
          .usage, "--set \(setting): write KEY=VALUE; `onsale config` lists the keys")
      }
      // A verb's own flag is the more particular one.
      if more[String(parts[0])] == nil { flags[String(parts[0])] = String(parts[1]) }
    }
    flags["data.directory"] = data ?? flags["data.directory"]
    flags["log.level"] = logLevel ?? flags["log.level"]
    do {
      return try Configuration(
        flags: flags, environment: ProcessInfo.processInfo.environment,
        file: try file.map(Self.read))
    } catch let invalid as Configuration.Invalid {
      throw CommandFailure(.usage, invalid.description)
    }
  }

  private static func read(_ path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(.usage, "--config \(path): the file cannot be read")
    }
    return [UInt8](data)
  }
}

/// How results are shown.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json
}
