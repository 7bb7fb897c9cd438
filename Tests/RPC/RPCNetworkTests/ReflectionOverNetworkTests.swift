import Base
import Foundation
import Testing

@testable import RPCCore
@testable import RPCNetwork

@Suite(.timeLimit(.minutes(1))) struct ReflectionOverNetworkTests {
  @Test func `both versions answer over the network, request by request`() async throws {
    let set = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Tools/descriptors/CMessages.pb")
    let index = try #require(DescriptorIndex(set: [UInt8](try Data(contentsOf: set))))
    let service = ReflectionService(services: ["onsale.order.v1.OrderService"], index: index)
    let group = LoopGroup(count: 2)
    let server = RPCServer(
      definitions: [testService(Seen(), on: group.loops[0])] + service.definitions, tls: nil,
      loops: [group.loops[0]], log: quiet)
    let port = try await server.start(host: "127.0.0.1", port: 0)
    let channel = NetworkChannel(host: "127.0.0.1", port: port, loop: group.loops[1], log: quiet)
    for method in ReflectionService.methods {
      let numbers = try await channel.duplex(method, CallOptions()) { stream in
        var numbers: [UInt64] = []
        for (number, text) in [(7, ""), (4, "onsale.order.v1.Order"), (4, "nothing")] as [(UInt8, String)] {
          try await stream.send(WireFields.field(number, text.utf8))
          let bytes = try #require(try await stream.next())
          let answer = try #require(WireFields(bytes[...]))
          numbers.append(try #require(answer.fields.last { (4...7).contains($0.number) }).number)
        }
        stream.finish()
        let rest = try await stream.next()
        #expect(rest == nil)
        return numbers
      }
      #expect(numbers == [6, 4, 7])
    }
    channel.close()
    await server.shutDown(grace: .seconds(1))
    try await group.shutDown()
  }
}
