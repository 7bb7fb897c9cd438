import Base
import Foundation
import Logging
import RPCNetwork
import TLSWire
import Testing

@testable import Composition

@Suite final class CertificateWatchTests {
  private let directory = FileManager.default.temporaryDirectory
    .appending(path: "certs-\(UUID().uuidString)")
  private var certificates: Certificates { Certificates(directory: directory.path) }

  deinit {
    do { try FileManager.default.removeItem(at: directory) } catch {
      Issue.record("\(directory.path) stays: \(error)")
    }
  }

  private func replace(_ name: String) throws {
    for file in ["\(name).pem", "\(name).key"] { try FileManager.default.removeItem(at: directory.appending(path: file)) }
    #expect(try certificates.makeMissing(cluster: "test") == [name])
  }

  @Test func `a changed certificate is taken over, the others stay as they are`() throws {
    _ = try certificates.makeMissing(cluster: "test")
    let watch = CertificateWatch(certificates, log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    let (order, user) = (try watch.tls("order", .server), try watch.tls("user", .client))
    let (oldOrder, oldUser) = (order.current, user.current)
    #expect(watch.look() == [])
    try replace("order")
    #expect(watch.look() == ["order"])
    #expect(order.current !== oldOrder && user.current === oldUser)
    #expect(watch.look() == [], "once per change")
  }

  @Test func `asked to take all, it reads what does not look changed`() throws {
    _ = try certificates.makeMissing(cluster: "test")
    let watch = CertificateWatch(certificates, log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    let (order, user) = (try watch.tls("order", .server), try watch.tls("user", .client))
    let old = [order.current, user.current]
    #expect(watch.look(takingAll: true) == ["order", "user"])
    #expect(order.current !== old[0] && user.current !== old[1])
    try Data("rubbish\n".utf8).write(to: directory.appending(path: "order.key"))
    #expect(watch.look(takingAll: true) == ["user"], "one that no peer would accept stays out")
  }

  @Test func `half of a change, or rubbish, leaves the certificate that works`() throws {
    _ = try certificates.makeMissing(cluster: "test")
    let watch = CertificateWatch(certificates, log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    let order = try watch.tls("order", .server)
    let old = order.current
    let key = directory.appending(path: "order.key")
    let whole = try Data(contentsOf: key)
    try Data("rubbish\n".utf8).write(to: key)
    #expect(watch.look() == [] && order.current === old)
    try whole.write(to: key)
    #expect(watch.look() == ["order"] && order.current !== old)
  }
}
