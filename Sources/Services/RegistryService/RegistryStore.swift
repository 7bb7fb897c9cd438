internal import Base
internal import Membership
internal import Messages
internal import Ports

/// What the registry remembers over its own restart: instances with their leases, and every kept
/// version of every configuration value. When a lease ends is not stored: a restart gives each one
/// more time to live.
struct RegistryStore: Sendable {
  static let migrations = [
    """
    CREATE TABLE registry_instance (
      instance_id TEXT NOT NULL PRIMARY KEY, lease_id TEXT NOT NULL, ttl_ms INTEGER NOT NULL,
      epoch INTEGER NOT NULL, announcement BLOB NOT NULL, weight INTEGER NOT NULL,
      state INTEGER NOT NULL, registered_at INTEGER NOT NULL)
    """,
    "CREATE TABLE registry_epoch (name TEXT NOT NULL PRIMARY KEY, last INTEGER NOT NULL)",
    """
    CREATE TABLE registry_configuration (
      namespace TEXT NOT NULL, group_name TEXT NOT NULL, key_name TEXT NOT NULL, version INTEGER NOT NULL,
      value TEXT NOT NULL, changed_at INTEGER NOT NULL,
      PRIMARY KEY (namespace, group_name, key_name, version))
    """,
  ]

  private static let up: Int64 = 1
  private static let draining: Int64 = 2

  let store: any SQLStore

  /// Writes what `effects` ask for, in one transaction.
  func write(_ effects: [Roster.Effect]) async throws {
    let kept = effects.filter { effect in
      if case .changed = effect { false } else { true }
    }
    guard !kept.isEmpty else { return }
    try await store.write { tx in
      for effect in kept {
        switch effect {
        case .save(let instance): try Self.save(tx, instance)
        case .forget(let id, let lease):
          try tx.execute(
            "DELETE FROM registry_instance WHERE instance_id = ? AND lease_id = ?", .text(id), .text(lease))
        case .changed: break
        }
      }
    }
  }

  private static func save(_ tx: any SQLTransaction, _ instance: Instance) throws {
    // An older registration that comes late must not cover a newer one.
    let values: [SQLValue] = [
      .text(instance.lease.id), .integer(instance.lease.ttl.clampedMilliseconds), .integer(instance.epoch),
      .blob(RegistryV1.Instance(instance.announcement).serialized()), .integer(Int64(instance.weight)),
      .integer(instance.state == .up ? up : draining), SQLValue(instance.registeredAt),
    ]
    let updated = try tx.execute(
      """
      UPDATE registry_instance SET lease_id = ?, ttl_ms = ?, epoch = ?, announcement = ?, weight = ?, state = ?,
        registered_at = ? WHERE instance_id = ? AND epoch <= ?
      """, values + [.text(instance.id), .integer(instance.epoch)])
    if updated == 0 {
      let newer = try tx.query("SELECT epoch FROM registry_instance WHERE instance_id = ?", .text(instance.id))
      guard newer.isEmpty else { return }
      try tx.execute(
        """
        INSERT INTO registry_instance
          (lease_id, ttl_ms, epoch, announcement, weight, state, registered_at, instance_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """, values + [.text(instance.id)])
    }
    let raised = try tx.execute(
      "UPDATE registry_epoch SET last = ? WHERE name = 'instance' AND last < ?", .integer(instance.epoch),
      .integer(instance.epoch))
    if raised == 0, try tx.query("SELECT last FROM registry_epoch WHERE name = 'instance'").isEmpty {
      try tx.execute("INSERT INTO registry_epoch (name, last) VALUES ('instance', ?)", .integer(instance.epoch))
    }
  }

  /// Everybody who was registered, each with one more time to live.
  func roster(at now: Moment) async throws -> Roster {
    try await store.read { tx in
      let rows = try tx.query(
        """
        SELECT lease_id, ttl_ms, epoch, announcement, weight, state, registered_at FROM registry_instance
        ORDER BY instance_id LIMIT ?
        """, .integer(Int64(MembershipLimits.instances)))
      let instances = try rows.map { row in
        let ttl = Duration.milliseconds(try row.integer(1))
        return Instance(
          try Announcement(RegistryV1.Instance(serialized: try row.blob(3))), epoch: try row.integer(2),
          registeredAt: try row.wallTime(6), state: try row.integer(5) == Self.up ? .up : .draining,
          weight: UInt32(clamping: try row.integer(4)),
          lease: Instance.Lease(id: try row.text(0), ttl: ttl, end: now.advanced(by: ttl)))
      }
      let epoch = try tx.query("SELECT last FROM registry_epoch WHERE name = 'instance'").first?.integer(0)
      return Roster(stored: instances, lastEpoch: epoch ?? 0, at: now)
    }
  }

  /// Adds a version and forgets those above the number that is kept.
  func write(_ key: ConfigurationKey, _ version: ConfigurationVersion) async throws {
    let name: [SQLValue] = [.text(key.namespace), .text(key.group), .text(key.key)]
    try await store.write { tx in
      try tx.execute(
        """
        INSERT INTO registry_configuration (namespace, group_name, key_name, version, value, changed_at)
        VALUES (?, ?, ?, ?, ?, ?)
        """, name + [.integer(version.version), .text(version.value), SQLValue(version.changedAt)])
      try tx.execute(
        """
        DELETE FROM registry_configuration
        WHERE namespace = ? AND group_name = ? AND key_name = ? AND version <= ?
        """, name + [.integer(version.version - Int64(MembershipLimits.configurationVersions))])
    }
  }

  func configuration() async throws -> ConfigurationBook {
    try await store.read { tx in
      let rows = try tx.query(
        """
        SELECT namespace, group_name, key_name, version, value, changed_at FROM registry_configuration LIMIT ?
        """, .integer(Int64(MembershipLimits.configurationKeys * MembershipLimits.configurationVersions)))
      var values: [ConfigurationKey: [ConfigurationVersion]] = [:]
      for row in rows {
        let key = try ConfigurationKey(
          namespace: try row.text(0), group: try row.text(1), key: try row.text(2))
        values[key, default: []].append(
          ConfigurationVersion(
            version: try row.integer(3), value: try row.text(4), changedAt: try row.wallTime(5)))
      }
      return ConfigurationBook(stored: values)
    }
  }
}
