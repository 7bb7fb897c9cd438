internal import Base
internal import Foundation
internal import Logging
internal import RPCNetwork
internal import TLSWire

/// Replaces the certificates of a running process when their files change: connections made from then
/// on use the new ones, open ones go on. Files that no peer would accept are named in the log and
/// change nothing.
final class CertificateWatch: Sendable {
  private struct Entry: Sendable {
    let name: String
    let role: TLSConfiguration.Role
    let tls: TLSSwitch
    /// Time and size of the files as last looked at, good or bad.
    var stamp: String
  }

  private let certificates: Certificates
  private let log: Logger
  private let entries = Locked<[Entry]>([])
  private let period: Duration

  /// - Parameter period: how long a change may go unseen.
  init(_ certificates: Certificates, period: Duration = .seconds(5), log: Logger) {
    self.certificates = certificates
    self.period = period
    self.log = log
  }

  /// One end of connections as `name`, kept up to date while `run` runs. Throws `CertificateError`.
  func tls(_ name: String, _ role: TLSConfiguration.Role) throws -> TLSSwitch {
    // Before reading: a change between the two is seen next time.
    let stamp = stamp(name)
    let tls = TLSSwitch(try certificates.tls(name, role))
    entries.withLock { $0.append(Entry(name: name, role: role, tls: tls, stamp: stamp)) }
    return tls
  }

  /// Looks again and again until the task is cancelled.
  func run(on loop: any Loop) async {
    while !Task.isCancelled {
      do { try await loop.sleep(for: period) } catch { return }
      look()
    }
  }

  /// Takes over what has changed, or what is there whether it looks changed or not. Returns the names
  /// whose certificates were replaced. Callable from any thread.
  @discardableResult
  func look(takingAll: Bool = false) -> [String] {
    var replaced: [String] = []
    for (index, entry) in entries.withLock({ $0 }).enumerated() {
      let stamp = stamp(entry.name)
      guard takingAll || stamp != entry.stamp else { continue }
      entries.withLock { $0[index].stamp = stamp }
      do {
        entry.tls.use(try certificates.tls(entry.name, entry.role))
        replaced.append(entry.name)
        log.notice("certificate replaced", metadata: ["name": "\(entry.name)"])
      } catch {
        log.error("the changed certificate is not used", metadata: ["name": "\(entry.name)", "error": "\(error)"])
      }
    }
    return replaced
  }

  private func stamp(_ name: String) -> String {
    [certificates.root, certificates.certificate(name), certificates.key(name)].map { path in
      var info = stat()
      guard stat(path, &info) == 0 else { return "none" }
      return "\(info.st_mtim.tv_sec).\(info.st_mtim.tv_nsec) \(info.st_size) \(info.st_ino)"
    }.joined(separator: ", ")
  }
}
