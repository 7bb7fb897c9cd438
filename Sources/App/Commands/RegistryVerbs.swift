internal import Base
internal import Discovery
internal import JSON
internal import Messages
internal import RPCCore

/// What `onsale registry …` asks and shows. Every verb returns the text for standard output.
struct RegistryVerbs: Sendable {
  let client: RegistryV1.RegistryServiceClient
  let namespace: String
  let output: OutputFormat

  init(_ registry: any Channel, namespace: String, output: OutputFormat) {
    client = RegistryV1.RegistryServiceClient(registry)
    self.namespace = namespace
    self.output = output
  }

  func services() async throws(CommandFailure) -> String {
    let services: [RegistryV1.ServiceSummary]
    do { services = try await client.listServices(.init(namespace: namespace)).services } catch {
      throw failure("list the services", error)
    }
    switch output {
    case .table:
      let rows = services.map { [$0.namespace, $0.group, $0.service, "\($0.up)/\($0.instances)"] }
      return Self.table(
        ["NAMESPACE", "GROUP", "SERVICE", "UP"], rows, empty: "no service is registered")
    case .json:
      return Self.lines(
        services.map { service in
          [
            .init("namespace", .string(service.namespace)), .init("group", .string(service.group)),
            .init("service", .string(service.service)),
            .init("instances", .number("\(service.instances)")),
            .init("up", .number("\(service.up)")),
          ]
        })
    }
  }

  func instances(of service: String) async throws(CommandFailure) -> String {
    do {
      return show(
        try await client.listInstances(.init(namespace: namespace, service: service)).instances)
    } catch {
      throw failure("list the instances", error)
    }
  }

  /// The service config of `service`, after setting it to `text` when there is one.
  func serviceConfig(of service: String, put text: String?) async throws(CommandFailure) -> String {
    let group = ServiceConfigFollower.group
    guard let text else {
      do throws(RPCError) {
        return try await client.getConfig(.init(namespace: namespace, group: group, key: service)).value
      } catch {
        if error.code == .notFound { return "{}" }
        throw failure("read the service config", error)
      }
    }
    do throws(ServiceConfigError) { _ = try ServiceConfig(parsing: text) } catch {
      throw CommandFailure(.usage, error.description)
    }
    do {
      return try await client.putConfig(
        .init(namespace: namespace, group: group, key: service, value: text)).value
    } catch {
      throw failure("set the service config", error)
    }
  }

  func resolve(_ service: String) async throws(CommandFailure) -> String {
    let found: [RegistryV1.Instance]
    do {
      found = try await client.resolve(.init(namespace: namespace, service: service)).instances
    } catch {
      throw failure("resolve \(service)", error)
    }
    guard !found.isEmpty else {
      throw CommandFailure(
        .notFound,
        "no instance of \(service) takes calls. `onsale registry instances \(service)` shows who is there."
      )
    }
    return show(found)
  }

  func describe(_ id: String) async throws(CommandFailure) -> String {
    do { return detail(try await client.describeInstance(.init(instanceID: id))) } catch {
      throw failure("describe \(id)", error)
    }
  }

  func setWeight(_ id: String, to weight: UInt32) async throws(CommandFailure) -> String {
    do { return show([try await client.setWeight(.init(instanceID: id, weight: weight))]) } catch {
      throw failure("set the weight of \(id)", error)
    }
  }

  func drain(_ id: String, resume: Bool) async throws(CommandFailure) -> String {
    do { return show([try await client.drain(.init(instanceID: id, resume: resume))]) } catch {
      throw failure("\(resume ? "resume" : "drain") \(id)", error)
    }
  }

  func evict(_ id: String) async throws(CommandFailure) -> String {
    do { _ = try await client.evict(.init(instanceID: id)) } catch {
      throw failure("evict \(id)", error)
    }
    switch output {
    case .table:
      return "\(id) is out; if it lives it registers again, `onsale registry drain` keeps it out"
    case .json: return Self.lines([[.init("evicted", .string(id))]])
    }
  }

  /// Says the list at once and after every change, until the stream ends or `count` were said.
  func watch(_ service: String, count: Int?, say: @escaping @Sendable (String) -> Void)
    async throws(CommandFailure)
  {
    let seen = Locked((changes: 0, revision: Int64?.none))
    do {
      try await client.watch(
        .init(namespace: namespace, service: service),
        CallOptions(timeout: Limits.unnamedStreamTimeout)
      ) { event in
        let isNew = seen.withLock { seen in
          defer { seen.revision = event.revision }
          guard seen.revision != event.revision else { return false }
          seen.changes += 1
          return true
        }
        if isNew { say("revision \(event.revision)\n\(show(event.instances))") }
        if let count, seen.withLock({ $0.changes }) >= count { throw Enough() }
      }
    } catch is Enough {
      return
    } catch {
      throw failure("watch \(service)", error)
    }
  }

  private struct Enough: Error {}

  private func failure(_ what: String, _ error: any Error) -> CommandFailure {
    CommandFailure(asking: "the registry", to: what, error)
  }
}

// MARK: - Showing

extension RegistryVerbs {
  func show(_ instances: [RegistryV1.Instance]) -> String {
    switch output {
    case .table:
      let rows = instances.map { instance in
        [
          instance.service, instance.instanceID, "\(instance.host):\(instance.port)",
          Self.state(instance),
          "\(instance.weight)", "\(instance.epoch)", instance.attached ? "yes" : "no",
          instance.cluster,
        ]
      }
      let header = [
        "SERVICE", "INSTANCE", "ADDRESS", "STATE", "WEIGHT", "EPOCH", "ATTACHED", "CLUSTER",
      ]
      return Self.table(header, rows, empty: "no instance")
    case .json: return Self.lines(instances.map { Self.members($0) })
    }
  }

  private func detail(_ instance: RegistryV1.Instance) -> String {
    guard output == .table else { return Self.lines([Self.members(instance)]) }
    var rows = [
      ["instance", instance.instanceID], ["service", instance.service],
      ["namespace", instance.namespace],
      ["group", instance.group], ["cluster", instance.cluster],
      ["address", "\(instance.host):\(instance.port)"],
      ["state", Self.state(instance)], ["weight", "\(instance.weight)"],
      ["epoch", "\(instance.epoch)"],
      ["attached", instance.attached ? "yes" : "no"],
      ["registered", Self.time(instance.registeredAtMs)],
      ["lease ends", Self.time(instance.expiresAtMs)],
    ]
    rows += instance.metadata.sorted { $0.key < $1.key }.map { ["metadata \($0.key)", $0.value] }
    return Table(["FIELD", "VALUE"], rows).text
  }

  private static func members(_ instance: RegistryV1.Instance) -> [JSONValue.Member] {
    [
      .init("instanceId", .string(instance.instanceID)),
      .init("namespace", .string(instance.namespace)),
      .init("group", .string(instance.group)), .init("service", .string(instance.service)),
      .init("cluster", .string(instance.cluster)), .init("host", .string(instance.host)),
      .init("port", .number("\(instance.port)")), .init("weight", .number("\(instance.weight)")),
      .init("state", .string(state(instance))), .init("epoch", .number("\(instance.epoch)")),
      .init("attached", .bool(instance.attached)),
      .init("registeredAt", .string(time(instance.registeredAtMs))),
      .init("expiresAt", .string(time(instance.expiresAtMs))),
      .init(
        "metadata",
        .object(
          instance.metadata.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) })),
    ]
  }

  private static func state(_ instance: RegistryV1.Instance) -> String {
    switch instance.state {
    case .up: instance.weight == 0 ? "up, no calls" : "up"
    case .draining: "draining"
    case .unspecified, .unrecognized: "unknown"
    }
  }

  static func time(_ milliseconds: Int64) -> String {
    milliseconds == 0 ? "-" : RFC3339.text(WallTime(milliseconds: milliseconds))
  }

  static func table(_ header: [String], _ rows: [[String]], empty: String) -> String {
    rows.isEmpty ? empty : Table(header, rows).text
  }

  /// One JSON object a line, so that a stream of them can be read as it comes.
  static func lines(_ objects: [[JSONValue.Member]]) -> String {
    objects.map { String(decoding: JSONValue.object($0).serialized, as: UTF8.self) }.joined(
      separator: "\n")
  }
}
