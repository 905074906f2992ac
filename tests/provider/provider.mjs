// Real OpenID Connect providers for the tests, on loopback, until killed: one for each kind of signature. It says on a line of JSON where they are.
// node provider.mjs FOLDER REDIRECT: FOLDER holds node_modules, REDIRECT is where people come back to, with {} for the kind of signature.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { generateKeyPairSync } from 'node:crypto';
import { pathToFileURL } from 'node:url';

const [folder, redirect] = process.argv.slice(2);
const { default: Provider } = await import(pathToFileURL(createRequire(`${folder}/`).resolve('oidc-provider')));

const keys = {
  RS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  PS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  EdDSA: () => generateKeyPairSync('ed25519'),
};

const start = (kind) => new Promise((started) => {
  const server = createServer();
  server.listen(0, '127.0.0.1', () => {
    // A host of its own: cookies do not tell ports apart.
    const issuer = `http://${kind.toLowerCase()}.localhost:${server.address().port}`;
    const signs = { ...keys[kind]().privateKey.export({ format: 'jwk' }), use: 'sig', alg: kind };
    const provider = new Provider(issuer, {
      jwks: { keys: [signs] },
      cookies: { keys: ['nobody needs to guess it'] },
      clients: [{
        client_id: 'paper',
        client_secret: 'a secret of seven tides',
        redirect_uris: [redirect.replace('{}', kind.toLowerCase())],
        id_token_signed_response_alg: kind,
      }],
      enabledJWA: { idTokenSigningAlgValues: [kind] },
      pkce: { required: () => true },
      claims: { openid: ['sub'], profile: ['name', 'preferred_username'] },
      // Whoever signs in is who they say; names are told by userinfo, as the standard has it.
      findAccount: (_, id) => ({
        accountId: id,
        claims: () => ({ sub: id, preferred_username: id, name: `${id} of the harbour` }),
      }),
      ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 3600, IdToken: 600, Interaction: 3600, Session: 3600 },
    });
    server.on('request', provider.callback());
    started([kind.toLowerCase(), issuer]);
  });
});

console.log(JSON.stringify(Object.fromEntries(await Promise.all(Object.keys(keys).map(start)))));
