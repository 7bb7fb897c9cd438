internal import JSON
internal import Messages
internal import RPCCore

/// What `onsale rpc …` asks and shows. Every verb returns the text for standard output.
struct RPCVerbs: Sendable {
  let cluster: RemoteCluster
  let namespace: String
  let output: OutputFormat

  init(_ cluster: RemoteCluster, namespace: String, output: OutputFormat) {
    self.cluster = cluster
    self.namespace = namespace
    self.output = output
  }

  /// What one instance said, or why it did not.
  private typealias Report = (
    instance: RegistryV1.Instance, answer: Result<AdminV1.Statistics, RPCError>
  )

  /// The statistics of every instance of `service`, or of all services when it is empty. An instance
  /// that does not answer is shown with its error; it is a failure when none does.
  func stats(_ service: String) async throws(CommandFailure) -> String {
    let instances: [RegistryV1.Instance]
    do {
      instances = try await RegistryV1.RegistryServiceClient(cluster.registry).listInstances(
        .init(namespace: namespace, service: service)
      ).instances
    } catch {
      throw CommandFailure(asking: "the registry", to: "list the instances", error)
    }
    guard !instances.isEmpty else {
      throw CommandFailure(
        .notFound,
        "no instance of \(service.isEmpty ? "any service" : service) is there. `onsale registry services` shows who is."
      )
    }
    var reports: [Report] = []
    for instance in instances {
      let channel = cluster.connect(instance.host, Int(instance.port), instance.service)
      let client = AdminV1.StatisticsServiceClient(channel)
      do throws(RPCError) {
        let answer = try await client.getStatistics(.init(), CallOptions(timeout: .seconds(3)))
        reports.append((instance, .success(answer)))
      } catch {
        reports.append((instance, .failure(error)))
      }
    }
    if case .failure(let error)? = reports.first?.answer,
      !reports.contains(where: { if case .success = $0.answer { true } else { false } })
    {
      throw CommandFailure(asking: "the service", to: "get the statistics", error)
    }
    switch output {
    case .table: return reports.map(Self.page).joined(separator: "\n\n")
    case .json: return RegistryVerbs.lines(reports.map(Self.members))
    }
  }
}

// MARK: - Tables

extension RPCVerbs {
  private static func page(_ report: Report) -> String {
    let name = "\(report.instance.instanceID) at \(report.instance.host):\(report.instance.port)"
    switch report.answer {
    case .failure(let error): return "\(name): \(error.message) [\(error.code.name)]"
    case .success(let found):
      var parts = [
        "\(name): \(found.openConnections) connections, \(found.openCalls) open calls, counted since "
          + RegistryVerbs.time(found.sinceMs)
      ]
      parts.append(
        RegistryVerbs.table(
          ["METHOD", "OPEN", "STATUSES", "MEDIAN", "P99", "LONGEST"], found.methods.map(row), empty: "no calls"))
      if let door = found.admission { parts.append(line(door)) }
      if !found.subchannels.isEmpty {
        let header = ["SERVICE", "ADDRESS", "STATE", "OPEN", "CALLS", "FAILED", "LAST ERROR"]
        parts.append(Table(header, found.subchannels.map(row)).text)
      }
      return parts.joined(separator: "\n")
    }
  }

  /// How full it is, and whom it has turned away.
  private static func line(_ door: AdminV1.Admission) -> String {
    let shed = door.shed.map { "\($0.priority) \($0.calls)" }.joined(separator: ", ")
    return "\(door.isBusy ? "overloaded" : "keeping up"): \(door.running) of \(door.limit) handlers, "
      + "\(door.waiting) calls wait for the loop; turned away: \(shed)"
  }

  private static func row(_ method: AdminV1.MethodStatistics) -> [String] {
    let statuses = method.statuses.map { "\($0.status) \($0.calls)" }.joined(separator: ", ")
    return [
      method.path, "\(method.open)", statuses.isEmpty ? "-" : statuses, time(method.medianUs),
      time(method.p99Us), time(method.longestUs),
    ]
  }

  private static func row(_ line: AdminV1.Subchannel) -> [String] {
    [
      line.service, line.address, line.state, "\(line.openCalls)", "\(line.calls)", "\(line.failed)",
      line.lastError.isEmpty ? "-" : line.lastError,
    ]
  }

  /// In the largest unit that leaves three digits or more before the point.
  private static func time(_ microseconds: Int64) -> String {
    switch microseconds {
    case ..<10_000: "\(microseconds) µs"
    case ..<10_000_000: "\(microseconds / 1000) ms"
    default: "\(microseconds / 1_000_000) s"
    }
  }
}

// MARK: - JSON

extension RPCVerbs {
  private static func members(_ report: Report) -> [JSONValue.Member] {
    let who: [JSONValue.Member] = [
      .init("service", .string(report.instance.service)),
      .init("instanceId", .string(report.instance.instanceID)),
    ]
    switch report.answer {
    case .failure(let error):
      return who + [.init("error", .string("\(error.code.name): \(error.message)"))]
    case .success(let found):
      return who + [
        .init("since", .string(RegistryVerbs.time(found.sinceMs))),
        .init("openConnections", .number("\(found.openConnections)")),
        .init("openCalls", .number("\(found.openCalls)")),
        .init("methods", .array(found.methods.map(object))),
        .init("subchannels", .array(found.subchannels.map(object))),
      ] + (found.admission.map { [.init("admission", object($0))] } ?? [])
    }
  }

  private static func object(_ door: AdminV1.Admission) -> JSONValue {
    .object([
      .init("limit", .number("\(door.limit)")), .init("running", .number("\(door.running)")),
      .init("waiting", .number("\(door.waiting)")), .init("overloaded", .bool(door.isBusy)),
      .init("shed", .object(door.shed.map { .init($0.priority, .number("\($0.calls)")) })),
    ])
  }

  private static func object(_ method: AdminV1.MethodStatistics) -> JSONValue {
    .object([
      .init("method", .string(method.path)), .init("open", .number("\(method.open)")),
      .init(
        "statuses", .object(method.statuses.map { .init($0.status, .number("\($0.calls)")) })),
      .init("medianUs", .number("\(method.medianUs)")), .init("p99Us", .number("\(method.p99Us)")),
      .init("longestUs", .number("\(method.longestUs)")),
    ])
  }

  private static func object(_ line: AdminV1.Subchannel) -> JSONValue {
    .object([
      .init("service", .string(line.service)), .init("instanceId", .string(line.instanceID)),
      .init("address", .string(line.address)), .init("state", .string(line.state)),
      .init("openCalls", .number("\(line.openCalls)")), .init("calls", .number("\(line.calls)")),
      .init("failed", .number("\(line.failed)")), .init("lastError", .string(line.lastError)),
    ])
  }
}
