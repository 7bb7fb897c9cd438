internal import Base
internal import Discovery
internal import Logging
internal import RPCCore

/// What a role's log says about its place in the registry: every new trouble once, with its reason.
final class RegistrationLog: Sendable {
  private let log: Logger
  private let current = Locked<String?>(nil)

  init(_ log: Logger) { self.log = log }

  /// Why the role is not registered, as far as it was told.
  var trouble: String? { current.withLock { $0 } }

  func note(_ event: Registration.Event) {
    switch event {
    case .registered(let epoch):
      let before = change(to: nil)
      log.log(
        level: before == nil ? .debug : .notice, "registered", metadata: ["epoch": "\(epoch)"])
    case .leaseLost:
      log.warning("the lease in the registry is lost; registering again")
    case .registryUnreachable(let error):
      let (what, why) = Self.told(error)
      let before = change(to: "\(what): \(why)")
      // The same again at every attempt is no news.
      let level: Logger.Level = before == "\(what): \(why)" ? .debug : .warning
      log.log(level: level, "\(what)", metadata: ["error": "\(why)"])
    case .deregistered: log.debug("deregistered")
    }
  }

  private func change(to trouble: String?) -> String? {
    current.withLock { current in
      defer { current = trouble }
      return current
    }
  }

  /// A registry that does not answer is another matter than one that says no.
  private static func told(_ error: any Error) -> (what: String, why: String) {
    guard let error = error as? RPCError else { return ("registering failed", "\(error)") }
    let reason = error.reason.isEmpty ? "" : " \(error.reason)"
    let why = "\(error.code.name)\(reason): \(error.message)"
    switch error.code {
    case .unavailable, .deadlineExceeded, .cancelled:
      return ("the registry cannot be reached", why)
    default: return ("the registry refused", why)
    }
  }
}
