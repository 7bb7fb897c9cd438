internal import JSON

/// What a process says on standard output once it serves: `{"ready":"gateway","port":"8080"}`.
public struct ReadyLine: Sendable, Hashable {
  /// Which role, or `sandbox-provider`, or `platform`.
  public let name: String
  /// The port it listens on.
  public let port: Int
  /// Other ports by name: `sandbox`, `registry`.
  public let ports: [String: Int]

  public init(name: String, port: Int, ports: [String: Int] = [:]) {
    self.name = name
    self.port = port
    self.ports = ports
  }

  /// Reads a line; nil for any other text.
  public init?(_ line: [UInt8]) {
    guard let members = JSONMembers(line), let name = members.text("ready"),
      let port = members.text("port").flatMap(Int.init)
    else { return nil }
    self.name = name
    self.port = port
    var ports: [String: Int] = [:]
    for member in members.members where !["ready", "port"].contains(member.name) {
      ports[member.name] = members.text(member.name).flatMap(Int.init)
    }
    self.ports = ports
  }

  /// The line, without its end.
  public var text: String {
    let values =
      [("ready", name), ("port", String(port))]
      + ports.sorted { $0.key < $1.key }.map { ($0.key, String($0.value)) }
    return String(
      decoding: JSONMembers.write(values.map { (name: $0.0, value: $0.1) }), as: UTF8.self)
  }
}
