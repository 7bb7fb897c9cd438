import Foundation
import Logging
import Testing

@testable import Composition

@Suite struct StartTests {
  private func temporary() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "start-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  @Test func `a child that ends early says with what status, at once`() async throws {
    let folder = try temporary()
    let child = KeptChild(
      name: "nobody", executable: "/bin/sh", arguments: ["-c", "exit 7"], pidDirectory: folder.path,
      log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
    ) { _ in [:] }
    let error = await #expect(throws: KeptChild.Failure.self) { _ = try await child.start() }
    #expect(error?.description.contains("status 7") == true)
    try FileManager.default.removeItem(at: folder)
  }

  @Test(.timeLimit(.minutes(1))) func `a stop that is asked for ends a start that hangs`() async throws {
    let stop = StopRequest(endsWithInput: false)
    let made = try await stop.unlessAsked {
      stop.ring()
      for await _ in AsyncStream<Int>(Int.self, { _ in }) {}
      return 1
    }
    #expect(made == nil && stop.isAsked)
  }

  @Test func `a start that succeeds or fails says so`() async throws {
    struct Broken: Error {}
    let stop = StopRequest(endsWithInput: false)
    #expect(try await stop.unlessAsked { 1 } == 1)
    await #expect(throws: Broken.self) { _ = try await stop.unlessAsked { () -> Int in throw Broken() } }
    #expect(!stop.isAsked)
  }

  @Test func `demo data is read beside the program, and its absence is told`() throws {
    try DemoData.check()
    let error = #expect(throws: DemoData.Unreadable.self) {
      try DemoData.resource("demo.json", beside: URL(filePath: "/nowhere/onsale"))
    }
    #expect(error?.description.contains("/nowhere/onsale_Composition.resources") == true)
  }

  @Test(arguments: [("127.0.0.1", true), ("localhost", true), ("::1", true), ("0.0.0.0", false), ("::", false), ("10.0.0.1", false)])
  func `only this machine is loopback`(host: String, isLoopback: Bool) {
    #expect(DemoDesk.isLoopback(host) == isLoopback)
  }

  @Test func `the command line that is printed names port, data and what is not usual`() throws {
    let usual = try Configuration(flags: ["rpc.host": "0.0.0.0"], environment: [:], file: nil)
    let address = Platform.registryAddress(usual, port: 9)
    #expect(
      Platform.operatorCommand(usual, registry: address)
        == "onsale registry services --registry 127.0.0.1:9 --data onsale-data")
    let other = try Configuration(
      flags: ["data.directory": "a b", "rpc.plaintext": "true", "cluster.name": "x"], environment: [:], file: nil)
    #expect(
      Platform.operatorCommand(other, registry: "[::1]:9")
        == "onsale registry services --registry [::1]:9 --data 'a b' --plaintext --cluster x")
  }

  @Test func `a role without certificates says how to make them`() throws {
    let configuration = try Configuration(flags: ["data.directory": "/nowhere"], environment: [:], file: nil)
    let error = #expect(throws: CannotStart.self) {
      try CannotStart.checkCertificates(of: .order, configuration)
    }
    #expect(error?.description.contains("onsale certs --directory /nowhere/certs") == true)
    #expect(error?.isUsage == true)
  }
}
