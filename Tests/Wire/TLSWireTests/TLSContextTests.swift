import OpenSSLCrypto
import TLSWire
import Testing

@Suite struct TLSContextTests {
  let cluster: Cluster

  init() throws { cluster = try Cluster() }

  @Test func `what cannot be used is refused with its reason when the context is made`() throws {
    let good = try cluster.service(.server, "inventory")
    let other = try cluster.service(.server, "order")
    let bends: [(String, (inout TLSConfiguration) -> Void)] = [
      ("certificate", { $0.certificatePEM = "rubbish" }),
      ("certificate", { $0.certificatePEM = "" }),
      ("certificate", { $0.certificatePEM = good.certificatePEM?.replacing("M", with: "N") }),
      ("certificate", { $0.certificatePEM = nil }),
      ("key", { $0.keyPEM = "rubbish" }),
      ("key", { $0.keyPEM = other.keyPEM }),
      ("key", { $0.keyPEM = nil }),
      ("trusted roots", { $0.trustedRootsPEM = "" }),
      ("trusted roots", { $0.trustedRootsPEM = nil }),
      ("protocol", { $0.protocols = [""] }),
      ("protocol", { $0.protocols = [String(repeating: "x", count: 256)] }),
      ("protocol", { $0.protocols = [] }),
    ]
    for (word, bend) in bends {
      var configuration = good
      bend(&configuration)
      let error = #expect(throws: TLSError.self) { try TLSContext(configuration) }
      guard case .badConfiguration(let text) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(text.contains(word), "\(text)")
    }
    #expect(throws: Never.self) { try TLSContext(good) }
  }

  @Test func `a client says whom it expects`() throws {
    let context = try TLSContext(cluster.service(.client, "order"))
    #expect(throws: TLSError.self) { try context.clientSession(serverName: nil) }
    #expect(throws: TLSError.self) { try context.clientSession(serverName: "") }
    #expect(throws: TLSError.self) { try context.clientSession(serverName: "a\u{0}b") }
  }
}
