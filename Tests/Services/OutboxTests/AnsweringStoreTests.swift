import Ports
import RPCCore
import SQLiteStore
import TestKit
import Testing

@testable import Outbox

@Suite struct AnsweringStoreTests {
  @Test(arguments: [
    (SQLError.full("x"), true), (.closed("x"), true), (.unknownOutcome("x"), true), (.duplicate("x"), false),
    (.constraint("x"), false), (.unexpected("x"), false),
  ])
  func `what a caller can wait for is UNAVAILABLE, our own bugs are not`(_ error: SQLError, _ isAnswer: Bool) throws {
    try TestLoop.run { _ in
      let store = AnsweringStore(try await SQLiteStore.inMemory(migrations: []))
      for isRead in [true, false] {
        do {
          if isRead { try await store.read { _ in throw error } } else { try await store.write { _ in throw error } }
          Issue.record("nothing was thrown")
        } catch let status as RPCError {
          #expect(isAnswer && status.code == .unavailable && status.reason == "STORE_UNAVAILABLE")
        } catch {
          #expect(!isAnswer && error is SQLError)
        }
      }
    }
  }

  @Test func `a refusal by rule goes through, and so does what is right`() throws {
    try TestLoop.run { _ in
      let store = AnsweringStore(try await SQLiteStore.inMemory(migrations: Inbox.schema))
      await #expect(throws: FenceRefusal.tooLate) { try await store.write { _ in throw FenceRefusal.tooLate } }
      #expect(try await store.read { try $0.query("SELECT 1")[0].integer(0) } == 1)
      await store.close()
    }
  }
}
