import Base
import Discovery
import Logging
import RPCCore
import Testing

@testable import Composition

@Suite struct RegistrationLogTests {
  private struct Line: Sendable, Equatable {
    let level: Logger.Level
    let text: String
  }

  private struct Collector: LogHandler {
    let lines: Locked<[Line]>
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let error = event.metadata?["error"].map { " \($0)" } ?? ""
      lines.withLock { $0.append(Line(level: event.level, text: "\(event.message)\(error)")) }
    }
  }

  private let lines = Locked<[Line]>([])

  private func makeLog() -> RegistrationLog {
    let lines = lines
    return RegistrationLog(Logger(label: "test") { _ in Collector(lines: lines) })
  }

  @Test func `a registry that cannot be reached is a warning with the reason, once`() {
    let log = makeLog()
    let error = RPCError(.unavailable, "no connection: certificate expired", reason: "CONNECT_FAILED")
    let told = "UNAVAILABLE CONNECT_FAILED: no connection: certificate expired"
    log.note(.registryUnreachable(error))
    log.note(.registryUnreachable(error))
    #expect(
      lines.withLock { $0 } == [
        Line(level: .warning, text: "the registry cannot be reached \(told)"),
        Line(level: .debug, text: "the registry cannot be reached \(told)"),
      ])
    #expect(log.trouble == "the registry cannot be reached: \(told)")
  }

  @Test func `a registry that says no is told apart, and each new reason is a warning`() {
    let log = makeLog()
    log.note(.registryUnreachable(RPCError(.unavailable, "down")))
    log.note(.registryUnreachable(RPCError(.permissionDenied, "you may not", reason: "CALLER_NOT_ALLOWED")))
    #expect(
      lines.withLock { $0 }.last
        == Line(
          level: .warning,
          text: "the registry refused PERMISSION_DENIED CALLER_NOT_ALLOWED: you may not"))
  }

  @Test func `being registered ends the trouble, and says so`() {
    let log = makeLog()
    log.note(.registered(epoch: 1))
    #expect(lines.withLock { $0 } == [Line(level: .debug, text: "registered")])
    log.note(.registryUnreachable(RPCError(.unavailable, "down")))
    log.note(.registered(epoch: 2))
    #expect(log.trouble == nil)
    #expect(lines.withLock { $0 }.last == Line(level: .notice, text: "registered"))
  }
}
