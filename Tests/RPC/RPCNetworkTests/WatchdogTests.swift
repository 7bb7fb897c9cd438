import Base
import Testing

@testable import RPCNetwork

@Suite struct WatchdogTests {
  private let silence = Watchdog.Silence(ping: .seconds(5), close: .seconds(10))
  private func at(_ seconds: Int64) -> Instant { Instant(nanoseconds: seconds * 1_000_000_000) }

  @Test func `a peer that never says hello is closed`() {
    var dog = Watchdog(at: at(0))
    #expect(dog.check(at: at(5), isEstablished: false, silence) == .fine)
    #expect(dog.check(at: at(6), isEstablished: false, silence) == .close("no HTTP/2 hello in time"))
  }

  @Test func `a silent peer is asked once, then closed; any byte starts over`() {
    var dog = Watchdog(at: at(0))
    #expect(dog.check(at: at(6), isEstablished: true, silence) == .ping)
    #expect(dog.check(at: at(7), isEstablished: true, silence) == .fine)
    dog.hasRead(at: at(8))
    #expect(dog.check(at: at(12), isEstablished: true, silence) == .fine)
    #expect(dog.check(at: at(14), isEstablished: true, silence) == .ping)
    #expect(dog.check(at: at(19), isEstablished: true, silence) == .close("the peer has fallen silent"))
  }

  @Test func `a peer that asks and does not read is closed`() {
    var dog = Watchdog(at: at(0))
    dog.isBlocked(at: at(1))
    dog.hasRead(at: at(31))
    #expect(dog.check(at: at(31), isEstablished: true, silence) == .fine)
    #expect(dog.check(at: at(32), isEstablished: true, silence) == .close("the peer does not read"))
    dog.hasWritten()
    #expect(dog.check(at: at(33), isEstablished: true, silence) == .fine)
  }
}
