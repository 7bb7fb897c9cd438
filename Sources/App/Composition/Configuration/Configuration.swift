internal import JSON

/// What every setting is, from the strongest source that names it: flags, then the environment,
/// then the file, then the default. Nothing is read later than at start.
public struct Configuration: Sendable {
  private var values: [String: String] = [:]

  /// A source said something that is not allowed.
  public struct Invalid: Error, CustomStringConvertible, Sendable {
    /// Key, value, source and allowed range.
    public let description: String
    /// Stable: `SETTING_UNKNOWN`, `SETTING_INVALID`, `FILE_INVALID`, or one of `SOURCE_…`.
    public let code: String

    init(description: String, code: String = "FILE_INVALID") {
      self.description = description
      self.code = code
    }
  }

  /// Defaults only.
  public init() {
    for setting in Setting.all { values[setting.key] = setting.fallback }
  }

  /// Reads all sources.
  ///
  /// - Parameters:
  ///   - flags: `key: value`, as given on the command line.
  ///   - environment: the whole environment of the process; only `ONSALE_…` names count,
  ///     and each of them must be a setting.
  ///   - file: the bytes of a JSON file, nested by the dots of the keys.
  public init(flags: [String: String], environment: [String: String], file: [UInt8]?)
    throws(Invalid)
  {
    self.init()
    if let file { try readFile(file) }
    let known = Set(Setting.all.map(\.environmentName))
    for name in environment.keys.sorted() where name.hasPrefix("ONSALE_") && !known.contains(name) {
      throw Invalid(
        description:
          "environment variable \(name): no setting is called so; gateway.port is ONSALE_GATEWAY_PORT, and `onsale config` lists them all",
        code: "SETTING_UNKNOWN")
    }
    for setting in Setting.all {
      if let text = environment[setting.environmentName] {
        try set(setting.key, text, from: "environment variable \(setting.environmentName)")
      }
    }
    for key in flags.keys.sorted() { try set(key, flags[key] ?? "", from: "flag") }
  }

  private mutating func set(_ key: String, _ text: String, from source: String) throws(Invalid) {
    guard let setting = Setting.all.first(where: { $0.key == key }) else {
      throw Invalid(
        description: "\(source): there is no setting \(key); `onsale config` lists them all",
        code: "SETTING_UNKNOWN")
    }
    if let fault = setting.fault(in: text) {
      let why = fault.why.map { " (\($0))" } ?? ""
      throw Invalid(
        description: "\(source): \(key) is \"\(text)\"\(why) but must be \(setting.allowed) [\(fault.code)]",
        code: fault.code)
    }
    values[key] = text
  }

  private mutating func readFile(_ bytes: [UInt8]) throws(Invalid) {
    let root: JSONValue
    do { root = try JSONValue(parsing: bytes) } catch {
      throw Invalid(description: "configuration file: \(error.problem) at byte \(error.offset)")
    }
    try readObject(root, prefix: "")
  }

  private mutating func readObject(_ value: JSONValue, prefix: String) throws(Invalid) {
    guard case .object(let members) = value else {
      throw Invalid(
        description: "configuration file: \(prefix.isEmpty ? "the file" : prefix) must be an object"
      )
    }
    for member in members {
      let key = prefix.isEmpty ? member.name : "\(prefix).\(member.name)"
      switch member.value {
      case .object: try readObject(member.value, prefix: key)
      case .string(let text): try set(key, text, from: "configuration file")
      case .bool(let flag): try set(key, flag ? "true" : "false", from: "configuration file")
      case .number(let text): try set(key, "\(text)", from: "configuration file")
      case .null:
        throw Invalid(description: "configuration file: \(key) is null; leave it out instead")
      case .array(let items):
        var texts: [String] = []
        for item in items {
          guard case .string(let text) = item else {
            throw Invalid(description: "configuration file: \(key) must be an array of strings")
          }
          texts.append(text)
        }
        try set(key, texts.joined(separator: ","), from: "configuration file")
      }
    }
  }

  /// All settings as environment variables, for a child process.
  var environment: [String: String] {
    var names: [String: String] = [:]
    for setting in Setting.all { names[setting.environmentName] = values[setting.key] }
    return names
  }

  /// The same for one child of several, which cannot share a port.
  var childEnvironment: [String: String] {
    var names = environment
    names[Setting.environmentName("rpc.role_port")] = "0"
    if let (host, _) = Setting.listener(text("metrics.listen")) {
      names[Setting.environmentName("metrics.listen")] = Setting.authority(host, 0)
    }
    return names
  }

  // MARK: - Reading

  /// The value of a text or choice setting. Asking for a key that is not in the table is a bug.
  public func text(_ key: String) -> String {
    guard let value = values[key] else { preconditionFailure("a setting named \(key)") }
    return value
  }

  /// The value of an integer setting.
  public func integer(_ key: String) -> Int {
    guard let value = Int(text(key)) else { preconditionFailure("\(key) is an integer setting") }
    return value
  }

  /// The value of a boolean setting.
  public func boolean(_ key: String) -> Bool { text(key) == "true" }

  /// Where the instances of `role` are learnt of.
  func source(of role: Role) -> ServiceSource {
    let key = "services.\(role.rawValue)"
    do { return try ServiceSource(text(key)) } catch { preconditionFailure("\(key) is checked when it is read") }
  }

  /// The value of a list setting.
  public func list(_ key: String) -> [String] { text(key).split(separator: ",").map(String.init) }
}
