internal import Base
internal import RPCCore

/// Follows the health of one instance over its own connection (gRFC A17): `Health/Watch`, or
/// `Health/Check` again and again at a server that has no `Watch`.
struct HealthCheck: Sendable {
  let channel: any Channel
  let service: String
  let loop: any Loop
  let report: @Sendable (_ isServing: Bool) -> Void

  static let watch = MethodDescriptor(
    service: HealthService.check.service, name: "Watch", kind: .serverStreaming, isIdempotent: true)
  /// Between two checks, and after a watch that broke: within it a dead instance is found out.
  static let period: Duration = .milliseconds(500)

  /// Runs until the task is cancelled, or the server turns out to have no health service: such a
  /// one counts as well.
  func run() async {
    let request = Self.request(service)
    var hasWatch = true
    while !Task.isCancelled {
      do {
        if hasWatch {
          try await channel.serverStreaming(Self.watch, request, CallOptions(timeout: Limits.unnamedStreamTimeout)) {
            report(Self.isServing($0))
          }
        } else {
          report(Self.isServing(try await channel.unary(HealthService.check, request, CallOptions(timeout: Self.period))))
        }
      } catch let error as RPCError where error.code == .unimplemented || error.code == .permissionDenied {
        guard hasWatch else { return report(true) }
        hasWatch = false
        continue
      } catch {
        if Task.isCancelled { return }
        report(false)
      }
      do { try await loop.sleep(for: Self.period) } catch { return }
    }
  }

  /// `HealthCheckRequest { string service = 1 }`.
  private static func request(_ service: String) -> [UInt8] {
    let name = Array(service.utf8.prefix(127))
    return name.isEmpty ? [] : [0x0A, UInt8(name.count)] + name
  }

  /// `HealthCheckResponse { ServingStatus status = 1 }`, SERVING is 1.
  private static func isServing(_ answer: [UInt8]) -> Bool { answer == [0x08, 1] }
}

extension DiscoveredChannel {
  /// Begins to check every connection that wants it and is not checked yet.
  func watchHealth() {
    let (wanted, service) = pool.withLock { pool in
      (pool.unwatched.map { Unwatched(key: $0.key, channel: $0.channel) }, pool.config.healthCheckedService)
    }
    guard let service else { return }
    for line in wanted {
      let check = HealthCheck(channel: line.channel, service: service, loop: loop) { [pool] isServing in
        pool.withLock { $0.healthChanged(line.key, isServing: isServing) }
      }
      // Not a part of the call that made the connection: it inherits nothing from it.
      let task = loop.spawn { await CallContext.$current.withValue(nil) { await check.run() } }
      if !pool.withLock({ $0.watched(line.key, by: task) }) { task.cancel() }
    }
  }

  private struct Unwatched: Sendable {
    let key: Endpoint.Key
    let channel: any Channel
  }
}
