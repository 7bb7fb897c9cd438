public import Base

/// The name of one configuration value.
public struct ConfigurationKey: Sendable, Hashable, CustomStringConvertible {
  public let namespace: String
  public let group: String
  public let key: String

  /// Checks every part. An empty namespace or group is `default`.
  public init(namespace: String, group: String, key: String) throws(MembershipRefusal) {
    self.namespace = namespace.isEmpty ? ServiceName.usual : namespace
    self.group = group.isEmpty ? ServiceName.usual : group
    self.key = key
    guard isName(self.namespace), isName(self.group), isName(key) else {
      throw .invalid(
        "a namespace, group and key have 1 to \(MembershipLimits.nameLength) letters, digits or . _ : -")
    }
  }

  public var description: String { "\(namespace)/\(group)/\(key)" }
}

/// One version of one configuration value.
public struct ConfigurationVersion: Sendable, Hashable {
  /// 1 for the first.
  public let version: Int64
  public let value: String
  public let changedAt: WallTime

  public init(version: Int64, value: String, changedAt: WallTime) {
    self.version = version
    self.value = value
    self.changedAt = changedAt
  }
}

/// Every configuration value with its newest versions. A value is a bounded text; nothing deletes.
public struct ConfigurationBook: Sendable {
  /// Oldest first, never empty.
  private var values: [ConfigurationKey: [ConfigurationVersion]] = [:]

  /// - Parameter stored: versions of each key in any order.
  public init(stored: [ConfigurationKey: [ConfigurationVersion]] = [:]) {
    values = stored.filter { !$0.value.isEmpty }.mapValues { versions in
      Array(versions.sorted { $0.version < $1.version }.suffix(MembershipLimits.configurationVersions))
    }
  }

  /// Adds a version. The value that stands there already changes nothing, so that a put whose
  /// answer was lost may be repeated.
  /// - Parameter expected: refuse unless the current version is this one; 0 means no version.
  /// - Returns: the current version, and whether it is new.
  public mutating func put(
    _ key: ConfigurationKey, _ value: String, expected: Int64?, at now: WallTime
  ) throws(MembershipRefusal) -> (version: ConfigurationVersion, isNew: Bool) {
    guard value.utf8.count <= MembershipLimits.configurationValueBytes else {
      throw .invalid("a value has at most \(MembershipLimits.configurationValueBytes) bytes")
    }
    let current = values[key]?.last
    let number = current?.version ?? 0
    if let current, current.value == value, expected.map({ $0 == number || $0 == number - 1 }) ?? true {
      return (current, false)
    }
    if let expected, expected != number { throw .configurationConflict(current: number) }
    guard current != nil || values.count < MembershipLimits.configurationKeys else {
      throw .full("configuration keys")
    }
    let next = ConfigurationVersion(version: number + 1, value: value, changedAt: now)
    values[key, default: []].append(next)
    if values[key, default: []].count > MembershipLimits.configurationVersions {
      values[key]?.removeFirst()
    }
    return (next, true)
  }

  /// One version; 0 asks for the newest.
  public func get(
    _ key: ConfigurationKey, version: Int64
  ) throws(MembershipRefusal) -> ConfigurationVersion {
    let versions = values[key] ?? []
    guard let found = version == 0 ? versions.last : versions.first(where: { $0.version == version })
    else { throw .configurationNotFound("\(key)") }
    return found
  }

  /// The newest version, if the key exists.
  public func newest(_ key: ConfigurationKey) -> ConfigurationVersion? { values[key]?.last }

  /// Every kept version, newest first.
  public func versions(_ key: ConfigurationKey) throws(MembershipRefusal) -> [ConfigurationVersion] {
    guard let versions = values[key] else { throw .configurationNotFound("\(key)") }
    return versions.reversed()
  }
}
